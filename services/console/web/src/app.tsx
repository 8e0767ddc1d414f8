import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/query-client.js';
import { Live } from './api/live.js';
import { styleNonce } from './nonce.js';
import { Pages } from './pages.js';
import { Preferences } from './shell/preferences.js';
import { Shell } from './shell/shell.js';
import { readableColours, theme } from './theme.js';

export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={readableColours}
    defaultColorScheme="auto"
    getStyleNonce={styleNonce}
  >
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Preferences>
          <ModalsProvider>
            <Live>
              <Notifications position="bottom-right" limit={3} />
              <Shell>
                <Pages />
              </Shell>
            </Live>
          </ModalsProvider>
        </Preferences>
      </BrowserRouter>
    </QueryClientProvider>
  </MantineProvider>
);
