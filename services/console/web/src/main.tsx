import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './main.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startTranslating } from './i18n/i18n.js';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
await startTranslating();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
