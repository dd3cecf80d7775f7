import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { SignedIn } from './accounts/signed-in.tsx';
import { theme } from './ui/theme.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/screen.css';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 10_000 } },
});
const scheme = localStorageColorSchemeManager({ key: 'tessera.scheme' });

/** The page: its theme, its questions to the server, and whoever is signed in. */
export function App() {
  return (
    <MantineProvider theme={theme} colorSchemeManager={scheme} defaultColorScheme="light">
      <Notifications position="bottom-center" limit={3} autoClose={6000} zIndex={400} />
      <QueryClientProvider client={queries}>
        <SignedIn />
      </QueryClientProvider>
    </MantineProvider>
  );
}
