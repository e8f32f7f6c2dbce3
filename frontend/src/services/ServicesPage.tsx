import './services.css';

import { readClaims } from '@opentera/web';
import { Shell, useSession, useTexts } from '@opentera/web/react';
import { Link } from 'react-router';
import { portalTexts } from '../texts';
import { OwnSites } from './OwnSites';
import { ServiceList } from './ServiceList';

export function ServicesPage() {
  const text = useTexts(portalTexts);
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
