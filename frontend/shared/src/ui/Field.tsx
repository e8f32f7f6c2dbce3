import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';
import { useSharedTexts } from '../sharedTexts';

export interface FieldProps extends TextFieldProps {
  label: string;
  hint?: string;
  autoCapitalize?: 'none';
  /** Stands beside the text, as the button that shows a password. */
  action?: ReactNode;
}

export function Field({ label, hint, action, autoCapitalize, ...props }: FieldProps) {
  const text = useSharedTexts();
  return (
    <TextField {...props} className="field">
      <Label>{label}</Label>
      <div className="input">
        <Input autoCapitalize={autoCapitalize} />
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
