export type AxmlNode = AxmlElement | AxmlText

export interface AxmlElement {
  kind: 'element'
  tag: string
  /** In the order written; an attribute without a value is `{{true}}`. */
  attributes: Record<string, string>
  children: AxmlNode[]
}

/** Text between tags, `{{ }}` included. */
export interface AxmlText {
  kind: 'text'
  text: string
}
