import { useEffect, useState } from 'react';

const CLASS = 'wall-page';

/** Makes the page a wall while it is shown: a rem follows the screen (wall.css). Gives the pixels of one, for canvases. */
export function useUnit(): number {
  const [unit, setUnit] = useState(16);
  useEffect(() => {
    const root = document.documentElement;
    root.classList.add(CLASS);
    const read = () => setUnit(Number.parseFloat(getComputedStyle(root).fontSize) || 16);
    read();
    window.addEventListener('resize', read);
    return () => {
      window.removeEventListener('resize', read);
      root.classList.remove(CLASS);
    };
  }, []);
  return unit;
}
