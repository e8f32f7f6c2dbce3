import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { sharedTexts } from '../sharedTexts';
import { Field, type FieldProps } from './Field';
import { useTexts } from './state';

/** A password that its owner may look at while typing. */
export function PasswordField(props: FieldProps) {
  const text = useTexts(sharedTexts);
  const [isShown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      action={
        <ToggleButton
          className="quiet-button icon-button"
          isSelected={isShown}
          onChange={setShown}
          aria-label={text.showPassword}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
            <path d="M1.8 10S4.7 4.6 10 4.6 18.2 10 18.2 10 15.3 15.4 10 15.4 1.8 10 1.8 10z" />
            <circle cx="10" cy="10" r="2.4" />
            {isShown && <path d="M3.5 16.5l13-13" />}
          </svg>
        </ToggleButton>
      }
    />
  );
}
