import './services.css';

import { readClaims, Shell, useSession } from '@opentera/web';
import { Link } from 'react-router';
import { usePortalTexts } from '../texts';
import { OwnSites } from './OwnSites';
import { ServiceList } from './ServiceList';

export function ServicesPage() {
  const text = usePortalTexts();
  const name = readClaims(useSession()?.token ?? '')?.user_fullname ?? '';
  return (
    <Shell title={text.services}>
      <header className="welcome">
        <h1>{text.welcome(name)}</h1>
        <Link to="/online">{text.online}</Link>
      </header>
      <ServiceList />
      <OwnSites />
    </Shell>
  );
}
