import { Notice, useLanguage, useTexts } from '@opentera/web/react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { portalTexts } from '../texts';
import { ServiceCard } from './ServiceCard';
import { findPage } from './servicePage';
import { getServices } from './teraServer';

export function ServiceList() {
  const text = useTexts(portalTexts);
  const language = useLanguage();
  const services = useQuery({ queryKey: ['services'], queryFn: getServices });
  const pages = useQueries({
    queries: (services.data ?? []).map((service) => ({
      queryKey: ['page', service.service_clientendpoint],
      queryFn: () => findPage(service),
    })),
  });

  if (services.isError)
    return (
      <Notice kind="error">
        <strong>{text.servicesFailed}</strong>
        <span>{services.error.message}</span>
        <Button className="quiet-button" onPress={() => void services.refetch()}>
          {text.tryAgain}
        </Button>
      </Notice>
    );

  if (services.isPending || pages.some((page) => page.isPending))
    return (
      <div className="services" role="status">
        <span className="visually-hidden">{text.loadingServices}</span>
        <div className="placeholder" />
        <div className="placeholder" />
        <div className="placeholder" />
      </div>
    );

  const found = services.data
    .map((service, index) => ({ service, page: pages[index]?.data ?? 'none' }))
    .sort((a, b) => a.service.service_name.localeCompare(b.service.service_name, language));
  const withPage = found.filter(({ page }) => page !== 'none');
  const inBackground = found.filter(({ page }) => page === 'none');

  if (found.length === 0)
    return (
      <Notice>
        <strong>{text.noServices}</strong>
        <span>{text.noServicesDetail}</span>
      </Notice>
    );

  return (
    <>
      {withPage.length > 0 && (
        <section aria-labelledby="services">
          <h2 id="services" className="section-title">
            {text.services}
          </h2>
          <ul className="services">
            {withPage.map(({ service, page }) => (
              <ServiceCard key={service.service_uuid} service={service} isReachable={page === 'page'} />
            ))}
          </ul>
        </section>
      )}
      {inBackground.length > 0 && (
        <section aria-labelledby="background">
          <h2 id="background" className="section-title">
            {text.background}
          </h2>
          <p className="soft">{text.backgroundDetail}</p>
          <ul className="background-services">
            {inBackground.map(({ service }) => (
              <li key={service.service_uuid}>{service.service_name}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
