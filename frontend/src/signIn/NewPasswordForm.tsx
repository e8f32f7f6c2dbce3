import { Notice, PasswordField, useTexts } from '@opentera/web/react';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Button, Form } from 'react-aria-components';
import { portalTexts } from '../texts';
import { changePassword, PasswordRefused } from './changePassword';
import type { LoginOutcome } from './login';
import { LoginFailure } from './LoginFailure';
import { StepTitle } from './StepTitle';

interface NewPasswordFormProps {
  username: string;
  oldPassword: string;
  onOutcome: (outcome: LoginOutcome, username: string, password: string) => void;
  onCancel: () => void;
}

export function NewPasswordForm({ username, oldPassword, onOutcome, onCancel }: NewPasswordFormProps) {
  const text = useTexts(portalTexts);
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');

  const change = useMutation({
    mutationFn: () => changePassword({ username, oldPassword, newPassword }),
    onSuccess: (outcome) => onOutcome(outcome, username, newPassword),
  });
  const refusal = change.error instanceof PasswordRefused ? change.error : null;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };

  return (
    <Form onSubmit={submit}>
      <StepTitle>{text.newPasswordTitle}</StepTitle>
      <p className="soft">{text.newPasswordReason(username)}</p>
      <LoginFailure
        outcome={change.data}
        isUnreachable={change.isError && !refusal}
        refused={{ title: text.refused }}
      />
      {refusal && (
        <Notice kind="error">
          <strong>{text.passwordRefused}</strong>
          <ul>
            {refusal.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Notice>
      )}
      {/* Tells password managers whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label={text.newPassword}
        hint={text.passwordRules}
        name="new-password"
        autoComplete="new-password"
        value={newPassword}
        onChange={setNewPassword}
        isRequired
      />
      <PasswordField
        label={text.repeatPassword}
        name="repeated-password"
        autoComplete="new-password"
        value={repeated}
        onChange={setRepeated}
        validate={(value) => (value && value !== newPassword ? text.mismatch : null)}
        isRequired
      />
      <Button type="submit" className="button">
        {change.isPending ? text.changingPassword : text.changePassword}
      </Button>
      <Button className="quiet-button" onPress={onCancel}>
        {text.otherAccount}
      </Button>
    </Form>
  );
}
