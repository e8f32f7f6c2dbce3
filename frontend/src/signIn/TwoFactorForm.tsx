import { Field, useTexts } from '@opentera/web/react';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Button, Form } from 'react-aria-components';
import { portalTexts } from '../texts';
import type { LoginOutcome } from './login';
import { LoginFailure } from './LoginFailure';
import { sendCode } from './sendCode';
import { StepTitle } from './StepTitle';

interface TwoFactorFormProps {
  username: string;
  password: string;
  onOutcome: (outcome: LoginOutcome, username: string, password: string) => void;
  onCancel: () => void;
}

export function TwoFactorForm({ username, password, onOutcome, onCancel }: TwoFactorFormProps) {
  const text = useTexts(portalTexts);
  const [code, setCode] = useState('');

  const attempt = useMutation({
    mutationFn: () => sendCode(username, password, code),
    onSuccess: (outcome) => {
      setCode('');
      onOutcome(outcome, username, password);
    },
  });

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate();
  };

  return (
    <Form onSubmit={submit}>
      <StepTitle>{text.twoFactor}</StepTitle>
      <p className="soft">{text.twoFactorDetail}</p>
      <LoginFailure outcome={attempt.data} isUnreachable={attempt.isError} refused={{ title: text.codeRefused }} />
      <Field
        label={text.code}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={setCode}
        validate={(value) => (/^(\d{6})?$/.test(value) ? null : text.codeMalformed)}
        isRequired
      />
      <Button type="submit" className="button">
        {attempt.isPending ? text.signingIn : text.signIn}
      </Button>
      <Button className="quiet-button" onPress={onCancel}>
        {text.otherAccount}
      </Button>
    </Form>
  );
}
