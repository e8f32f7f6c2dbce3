import { Notice, useLanguage, useTexts } from '@opentera/web/react';
import { Button } from 'react-aria-components';
import { Loaded } from '../Loaded';
import { Panel } from '../Panel';
import { texts } from '../texts';
import { NoteForm } from './NoteForm';
import { useDeleteNote, useNotes } from './useNotes';

export function NotesPanel() {
  const text = useTexts(texts);
  const notes = useNotes();
  const deletion = useDeleteNote();
  const timeFormat = new Intl.DateTimeFormat(useLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Panel title={text.notes} detail={text.notesDetail}>
      <NoteForm />
      {deletion.isError && (
        <Notice kind="error">
          <strong>{text.notDone}</strong>
          <span>{deletion.error.message}</span>
        </Notice>
      )}
      <Loaded query={notes}>
        {(list) =>
          list.length === 0 ? (
            <p>{text.noNotes}</p>
          ) : (
            <ul className="rows">
              {list.map((note) => (
                <li key={note.id}>
                  <div>
                    <p>{note.text}</p>
                    <p className="soft">
                      {note.author} ·{' '}
                      <time dateTime={note.createdAt}>{timeFormat.format(new Date(note.createdAt))}</time>
                    </p>
                  </div>
                  <Button
                    className="quiet-button icon-button"
                    aria-label={text.deleteNote(note.text)}
                    onPress={() => deletion.mutate(note.id)}
                  >
                    <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
                      <path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5" />
                    </svg>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
