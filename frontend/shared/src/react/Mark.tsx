/** OpenTera's mark: a ring, and somebody at a distance who completes it. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M21.2 5.3A12 12 0 1 0 27.6 13"
        fill="none"
        stroke="var(--mark-ring, var(--brand))"
        strokeWidth="4.4"
        strokeLinecap="round"
      />
      <circle cx="26" cy="6.4" r="3.4" fill="var(--mark-dot, var(--signal))" />
    </svg>
  );
}
