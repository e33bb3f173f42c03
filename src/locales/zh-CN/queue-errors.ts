/** Codes that only the page of a visit's day meets: they come with its chunk, not with the first screen. */
export default {
  CHECK_IN_NOT_YET: '还没到报到时间。请 {{from}} 以后再报到。',
  CHECK_IN_OVER: '已经过了报到时间。请到医院服务台说明，由服务台安排。',
  CHECK_IN_NOT_HERE: '这家医院不能用手机报到。请到自助机或服务台报到。',
  CHECK_IN_TOO_FAR:
    '您离{{place}}大约 {{km}} 公里，到了才能报到。到了还是不行，请用{{terminal}}报到，或找服务台。',
  CHECK_IN_PLACE_UNCLEAR:
    '手机定位不准，没法确认您到了{{place}}。请打开精确定位、到窗边或门口再试，或用{{terminal}}报到。',
}
