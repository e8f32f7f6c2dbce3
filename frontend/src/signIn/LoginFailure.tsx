import { Notice, useTexts } from '@opentera/web/react';
import { portalTexts } from '../texts';
import type { LoginOutcome } from './login';

interface LoginFailureProps {
  outcome: LoginOutcome | undefined;
  isUnreachable: boolean;
  /** What a refusal means in this step. */
  refused: { title: string; detail?: string };
}

/** Why a step of signing in failed, when it did. */
export function LoginFailure({ outcome, isUnreachable, refused }: LoginFailureProps) {
  const text = useTexts(portalTexts);
  if (isUnreachable) return <Failure title={text.unreachable} detail={text.unreachableDetail} />;
  if (outcome?.kind === 'declined') return <Failure title={outcome.message} />;
  return outcome?.kind === 'refused' ? <Failure {...refused} /> : null;
}

function Failure({ title, detail }: { title: string; detail?: string }) {
  return (
    <Notice kind="error">
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
    </Notice>
  );
}
