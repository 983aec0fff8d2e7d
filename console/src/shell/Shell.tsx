import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Result } from 'antd';
import { Suspense, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useSay } from '../language/language';
import { useToken, useWasRefused } from '../server/token';
import { ErrorNotice, Loading } from '../shared/states';
import { Broken } from './Broken';
import { isOffered, Navigation, PLACES } from './navigation';
import { SCREENS } from './screens';
import { SignIn } from './SignIn';
import { TopBar } from './TopBar';
import { useShell, useViewer, ViewerProvider } from './viewer';

/** Signed in or not; then the frame, and in it the screen of the address. */
export function Shell() {
  const token = useToken();
  const refused = useWasRefused();
  return token === null ? <SignIn refused={refused} /> : <Session key={token} />;
}

/** What was answered to one token is kept for it alone. */
function Session() {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } }));
  return <QueryClientProvider client={client}><SignedIn /></QueryClientProvider>;
}

function SignedIn() {
  const shell = useShell();
  if (shell.data === undefined) {
    return <main className="starting">{shell.error === null ? <Loading rows={6} /> : <ErrorNotice error={shell.error} onRetry={() => { void shell.refetch(); }} />}</main>;
  }
  return <ViewerProvider shell={shell.data}><Frame /></ViewerProvider>;
}

function Frame() {
  const say = useSay();
  const { pathname } = useLocation();
  return (
    <div className="frame">
      <a className="skip" href="#content">{say('skipToContent')}</a>
      <TopBar />
      <Navigation />
      <main id="content" className="content" tabIndex={-1}>
        <Broken at={pathname}><Suspense fallback={<Loading />}><Screens /></Suspense></Broken>
      </main>
    </div>
  );
}

function Screens() {
  const viewer = useViewer();
  const offered = PLACES.filter((place) => isOffered(place, viewer));
  return (
    <Routes>
      {offered.map(({ path }) => {
        const Element = SCREENS[path];
        return <Route key={path} path={`/${path}/*`} element={<Element />} />;
      })}
      <Route path="/" element={offered[0] === undefined ? <NotThere /> : <Navigate to={`/${offered[0].path}`} replace />} />
      <Route path="*" element={<NotThere />} />
    </Routes>
  );
}

function NotThere() {
  const say = useSay();
  return <Result status="404" title={say('notThere')} subTitle={say('notThereHint')} />;
}
