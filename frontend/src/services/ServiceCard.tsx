import { useTexts } from '@opentera/web/react';
import type { CSSProperties } from 'react';
import { portalTexts } from '../texts';
import { pageAddress } from './servicePage';
import type { Service } from './teraServer';

export function ServiceCard({ service, isReachable }: { service: Service; isReachable: boolean }) {
  const text = useTexts(portalTexts);
  const address = service.service_enabled && isReachable ? pageAddress(service) : null;
  return (
    <li className="service" style={{ '--hue': hueOf(service.service_key) } as CSSProperties}>
      <span className="service-tile" aria-hidden="true">
        {initialsOf(service.service_name)}
      </span>
      <h3>{address ? <a href={address}>{service.service_name}</a> : service.service_name}</h3>
      <p className="service-state">
        {address ? (
          <span className="service-open" aria-hidden="true">
            {text.open}
          </span>
        ) : (
          <span className="soft">{service.service_enabled ? text.notRunning : text.disabled}</span>
        )}
        <code>{service.service_clientendpoint}</code>
      </p>
    </li>
  );
}

function initialsOf(name: string) {
  const [first = '', second = ''] = name.split(/[^\p{L}\p{N}]+/u);
  return (first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}

/** A colour that a service keeps, for finding it again at a glance. */
function hueOf(key: string) {
  return Array.from(key).reduce((hue, letter) => (hue * 31 + letter.charCodeAt(0)) % 360, 7);
}
