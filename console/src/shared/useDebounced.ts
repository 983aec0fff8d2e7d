import { useEffect, useState } from 'react';

/** The value once it has rested for so many milliseconds: what is typed is not asked for letter by letter. */
export function useDebounced<T>(value: T, restMs = 180): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => { setRested(value); }, restMs);
    return () => { clearTimeout(timer); };
  }, [value, restMs]);
  return rested;
}
