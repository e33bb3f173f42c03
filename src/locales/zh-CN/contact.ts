/** What the person whom the hospital calls is to the patient. */
export default {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  sibling: '兄弟姐妹',
  grandparent: '祖父母或外祖父母',
  grandchild: '孙辈',
  other_relative: '其他亲属',
  friend: '朋友',
}
