const radii = [34, 68, 102, 136, 170, 204];

/** Two places, their signals meeting: what the platform is for, as a drawing. */
export function Connection() {
  return (
    <svg className="connection" viewBox="0 0 480 300" aria-hidden="true" fill="none" stroke="currentColor">
      {radii.map((radius, index) => (
        <g key={radius} opacity={0.7 - index * 0.1}>
          <circle cx="120" cy="190" r={radius} />
          <circle cx="360" cy="110" r={radius} />
        </g>
      ))}
      <path className="connection-line" d="M120 190C190 120 290 180 360 110" strokeWidth="3" strokeLinecap="round" />
      <circle className="connection-near" cx="120" cy="190" r="9" stroke="none" />
      <circle className="connection-far" cx="360" cy="110" r="9" stroke="none" />
    </svg>
  );
}
