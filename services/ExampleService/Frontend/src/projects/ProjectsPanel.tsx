import { succeeded } from '@opentera/web';
import { useTexts } from '@opentera/web/react';
import { useQuery } from '@tanstack/react-query';
import { backend } from '../api/backend';
import { Loaded } from '../Loaded';
import { Panel } from '../Panel';
import { texts } from '../texts';

export function ProjectsPanel() {
  const text = useTexts(texts);
  const projects = useQuery({
    queryKey: ['projects'],
    queryFn: async () => succeeded(await backend.GET('/api/projects')),
  });
  return (
    <Panel title={text.projects} detail={text.projectsDetail}>
      <Loaded query={projects}>
        {(list) =>
          list.length === 0 ? (
            <p>{text.noProjects}</p>
          ) : (
            <ul className="rows">
              {list.map((project) => (
                <li key={project.id}>
                  <strong>{project.name}</strong>
                  <span className="soft">{project.site}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
