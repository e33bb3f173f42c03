import type { OrderStatus, Period, VisitType } from '../../his/code-tables.ts'
import type { Tone } from './parts.ts'

type Words = readonly [zh: string, en: string]

export const periodWords: Record<Period, Words> = {
  '1': ['上午', 'morning'],
  '2': ['下午', 'afternoon'],
  '3': ['晚间', 'evening'],
}

export const visitTypeWords: Record<VisitType, Words> = {
  '1': ['普通', 'ordinary'],
  '2': ['专家', 'expert'],
  '3': ['特需', 'special-need'],
  '4': ['多学科', 'multi-disciplinary'],
}

export const orderStatusWords: Record<OrderStatus, { words: Words; tone: Tone }> = {
  LOCKED: { words: ['已锁号', 'locked'], tone: 'attention' },
  CONFIRMED: { words: ['已预约', 'confirmed'], tone: 'good' },
  CANCELLED: { words: ['已取消', 'cancelled'], tone: 'quiet' },
  EXPIRED: { words: ['锁号过期', 'lock expired'], tone: 'quiet' },
  VISITED: { words: ['已就诊', 'visited'], tone: 'good' },
  MISSED: { words: ['爽约', 'missed'], tone: 'bad' },
  STOPPED: { words: ['停诊', 'stopped'], tone: 'bad' },
}

export const weekdayWords = ['日', '一', '二', '三', '四', '五', '六']
