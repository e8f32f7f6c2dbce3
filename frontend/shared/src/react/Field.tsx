import { useEffect, useRef, type ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';
import { sharedTexts } from '../sharedTexts';
import { useTexts } from './state';

export interface FieldProps extends TextFieldProps {
  label: string;
  value: string;
  hint?: string;
  autoCapitalize?: 'none';
  /** Stands beside the text, as the button that shows a password. */
  action?: ReactNode;
}

export function Field({ label, hint, action, autoCapitalize, ...props }: FieldProps) {
  const text = useTexts(sharedTexts);
  const input = useRef<HTMLInputElement>(null);

  // An error goes when it is mended, not when the field is left: then the button below would move away under a click.
  useEffect(() => {
    if (input.current?.hasAttribute('data-invalid'))
      input.current.dispatchEvent(new Event('change', { bubbles: true }));
  }, [props.value]);

  return (
    <TextField {...props} className="field">
      <Label>{label}</Label>
      <div className="input">
        <Input ref={input} autoCapitalize={autoCapitalize} />
        {action}
      </div>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">
        {({ validationDetails, validationErrors }) =>
          validationDetails.valueMissing ? text.required : validationErrors.join(' ')
        }
      </FieldError>
    </TextField>
  );
}
