import { useTexts } from '@opentera/web/react';
import { useQuery } from '@tanstack/react-query';
import { portalTexts } from '../texts';
import { getOwnUser } from './teraServer';

/** The sites the signed-in user belongs to, and as what. */
export function OwnSites() {
  const text = useTexts(portalTexts);
  const { data: user } = useQuery({ queryKey: ['own user'], queryFn: getOwnUser });
  if (!user?.sites.length) return null;
  return (
    <section aria-labelledby="sites">
      <h2 id="sites" className="section-title">
        {text.sites}
      </h2>
      <ul className="sites">
        {user.sites.map((site) => (
          <li key={site.id_site}>
            <strong>{site.site_name}</strong>
            <span className="soft">
              {text.role[site.site_role]} ·{' '}
              {text.projects(user.projects.filter((p) => p.id_site === site.id_site).length)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
