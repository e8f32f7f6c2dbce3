import { Field, Notice, useTexts } from '@opentera/web/react';
import { useState, type SyntheticEvent } from 'react';
import { Button, Form } from 'react-aria-components';
import { texts } from '../texts';
import { useAddNote } from './useNotes';

export function NoteForm() {
  const text = useTexts(texts);
  const [note, setNote] = useState('');
  const addition = useAddNote();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!addition.isPending) addition.mutate(note, { onSuccess: () => setNote('') });
  };

  return (
    <Form onSubmit={submit}>
      <div className="note-form">
        <Field label={text.newNote} name="text" autoComplete="off" value={note} onChange={setNote} isRequired />
        <Button type="submit" className="button">
          {text.addNote}
        </Button>
      </div>
      {addition.isError && (
        <Notice kind="error">
          <strong>{text.notDone}</strong>
          <span>{addition.error.message}</span>
        </Notice>
      )}
    </Form>
  );
}
