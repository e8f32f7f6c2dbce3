import { Field, PasswordField, useTexts } from '@opentera/web/react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { Button, Form } from 'react-aria-components';
import { portalTexts } from '../texts';
import { login, type LoginOutcome } from './login';
import { LoginFailure } from './LoginFailure';

/** The server locks an account after this many wrong passwords, and answers as it does to a wrong one. */
const refusalsUntilLocked = 5;

interface CredentialsFormProps {
  onOutcome: (outcome: LoginOutcome, username: string, password: string) => void;
}

export function CredentialsForm({ onOutcome }: CredentialsFormProps) {
  const text = useTexts(portalTexts);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [refusals, setRefusals] = useState<Record<string, number>>({});
  const form = useRef<HTMLFormElement>(null);

  const attempt = useMutation({
    mutationFn: () => login(username, password),
    onSuccess: (outcome) => {
      if (outcome.kind === 'refused') {
        setRefusals({ ...refusals, [username]: (refusals[username] ?? 0) + 1 });
        setPassword('');
        form.current?.querySelector<HTMLInputElement>('[name=password]')?.focus();
      }
      onOutcome(outcome, username, password);
    },
  });

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate();
  };

  return (
    <Form ref={form} onSubmit={submit}>
      <h1>{text.signIn}</h1>
      <LoginFailure
        outcome={attempt.data}
        isUnreachable={attempt.isError}
        refused={
          (refusals[username] ?? 0) < refusalsUntilLocked
            ? { title: text.refused, detail: text.refusedDetail }
            : { title: text.locked, detail: text.lockedDetail }
        }
      />
      <Field
        label={text.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        value={username}
        onChange={setUsername}
        isRequired
      />
      <PasswordField
        label={text.password}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
      />
      <Button type="submit" className="button">
        {attempt.isPending ? text.signingIn : text.signIn}
      </Button>
    </Form>
  );
}
