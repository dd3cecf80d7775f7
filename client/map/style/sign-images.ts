import type { PlaceKind } from './layers/places.ts';

function draw(size: number, paint: (g: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const g = canvas.getContext('2d')!;
  paint(g);
  return g.getImageData(0, 0, size, size);
}

/** A small padlock for a locked grid's label. */
export function lockImage(ink: string, halo: string): ImageData {
  return draw(26, (g) => {
    const shape = (grow: number) => {
      g.lineWidth = 3 + grow;
      g.strokeRect(8.5, 4.5, 9, 12);
      g.fillRect(5 - grow / 2, 11 - grow / 2, 16 + grow, 12 + grow);
    };
    g.lineJoin = 'round';
    g.strokeStyle = halo;
    g.fillStyle = halo;
    shape(4);
    g.strokeStyle = ink;
    g.fillStyle = ink;
    shape(0);
  });
}

/** A sign on a disc: a lens, a shop front, an office block. */
export function placeImage(kind: PlaceKind, colour: string, halo: string): ImageData {
  return draw(40, (g) => {
    g.fillStyle = colour;
    g.strokeStyle = halo;
    g.lineWidth = 3;
    g.beginPath();
    g.arc(20, 20, 17, 0, 7);
    g.fill();
    g.stroke();
    g.fillStyle = halo;
    g.beginPath();
    if (kind === 'camera') {
      g.roundRect(9, 14, 14, 12, 2);
      g.moveTo(24, 18);
      g.lineTo(31, 14);
      g.lineTo(31, 26);
      g.lineTo(24, 22);
    } else if (kind === 'shop') {
      g.rect(10, 12, 20, 5);
      g.rect(12, 18, 5, 10);
      g.rect(19, 18, 9, 6);
    } else {
      for (const [x, y] of [
        [13, 11],
        [21, 11],
        [13, 17],
        [21, 17],
        [13, 23],
        [21, 23],
      ] as const)
        g.rect(x, y, 6, 4);
    }
    g.fill();
  });
}
