import { Form, InputNumber } from 'antd'
import { useId } from 'react'

interface NumberFieldProps {
  label: string
  value: number
  min: number
  max: number
  /** Digits behind the point. */
  precision?: number
  onChange(value: number): void
}

/** What is left empty stays as it was. */
export function NumberField({ label, precision = 0, onChange, ...input }: NumberFieldProps) {
  const id = useId()

  return (
    <Form.Item label={label} htmlFor={id}>
      <InputNumber<number>
        id={id}
        style={{ width: 180 }}
        precision={precision}
        {...input}
        onChange={(value) => value !== null && onChange(value)}
      />
    </Form.Item>
  )
}
