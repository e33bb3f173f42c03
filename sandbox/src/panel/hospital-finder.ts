import type { FastifyReply } from 'fastify'
import type { HospitalHis } from '../his/hospital-his.ts'
import type { HisSystem } from '../his/start-his.ts'
import { answerNotFound } from './answer.ts'

/** Lets work be done at the hospital of a code, or answers that there is none. */
export function hospitalFinder(his: HisSystem) {
  return function withHospital(
    hospitalCode: string,
    reply: FastifyReply,
    work: (hospital: HospitalHis) => FastifyReply,
  ): FastifyReply {
    const found = his.hospitals.find(({ hospital }) => hospital.institution.hospitalCode === hospitalCode)

    return found === undefined ? answerNotFound(reply, 'hospital') : work(found)
  }
}
