import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app'
import './app.css'
import { startI18n } from './lib/i18n'

// Its other way compiles functions, which the console's policy forbids.
z.config({ jitless: true })
startI18n()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
