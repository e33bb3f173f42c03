/** Codes that only the page of the car meets: they come with its chunk, not with the first screen. */
export default {
  PARKING_NOT_HERE: '这次就诊不能登记停车。请看预约是否还有效，或到医院停车场停车。',
  PARKING_STATE: '车辆已经入场，不能再改。需要帮助请找门口安保。',
}
