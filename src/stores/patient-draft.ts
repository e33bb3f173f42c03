import type { ProxyTerm } from '@tongzhen/contract/states'
import { makeAutoObservable, observable } from 'mobx'
import { emptyPatientForm, type PatientField, type PatientForm } from '@/lib/patient-form'
import type { FieldProblems } from '@/lib/patient-form-problems'

/**
 * What is being typed about a patient. In memory only (reliability.md S24): it outlives the switch of language or
 * display, a new sign-in, proving the phone again, and the way from "bind" to "open a file" and back; nothing of
 * it is ever written to the phone.
 */
class PatientDraft {
  form: PatientForm = emptyPatientForm
  /** Step of the first-visit file, from 0. */
  step = 0
  /** How long the account is to see to them. */
  term: ProxyTerm = 'until_ended'
  /** What the hospital or the BFF found wrong; each goes when its field is changed. */
  refused: FieldProblems = {}
  /** The patient added last, to be greeted on their page. */
  addedId: string | undefined
  /** The person has said that the file is to be bound with what is typed: nothing more is to be pressed. */
  isBindingWanted = false
  /** Typed when signing in, so that it need not be typed again. */
  ownPhone: string | undefined

  constructor() {
    makeAutoObservable(this, { form: observable.ref, refused: observable.ref })
  }

  get isEmpty(): boolean {
    return this.form === emptyPatientForm
  }

  set<F extends PatientField>(field: F, value: PatientForm[F]): void {
    this.form = { ...this.form, [field]: value }
    const { [field]: _, ...others } = this.refused
    this.refused = others
  }

  /** Fills what is still empty. */
  suggest(values: Partial<PatientForm>): void {
    for (const [field, value] of Object.entries(values)) {
      const name = field as PatientField
      if (value !== undefined && !this.form[name]) this.form = { ...this.form, [name]: value }
    }
  }

  refuse(problems: FieldProblems): void {
    this.refused = problems
  }

  setTerm(term: ProxyTerm): void {
    this.term = term
  }

  goTo(step: number): void {
    this.step = step
  }

  rememberOwnPhone(phone: string): void {
    this.ownPhone = phone
  }

  /** The patient is added (or the form cleared): the next one starts from nothing, but the owner's phone is known. */
  finish(patientId?: string): void {
    this.form = emptyPatientForm
    this.step = 0
    this.term = 'until_ended'
    this.refused = {}
    this.isBindingWanted = false
    this.addedId = patientId
  }

  wantBinding(): void {
    this.isBindingWanted = true
  }

  /** True once for each wish. */
  takeBindingWish(): boolean {
    const wasWanted = this.isBindingWanted
    this.isBindingWanted = false
    return wasWanted
  }

  forgetAdded(): void {
    this.addedId = undefined
  }

  /** Starts with what another page knows. */
  begin(values: Partial<PatientForm>): void {
    this.finish()
    this.suggest(values)
  }

  /** The person signed out. */
  reset(): void {
    this.finish()
    this.ownPhone = undefined
  }
}

export const patientDraft = new PatientDraft()
