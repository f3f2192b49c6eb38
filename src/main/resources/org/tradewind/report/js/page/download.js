/** Downloads of a figure: the SVG that stands alone, the same as PNG with the page's fonts inside, its numbers as CSV. */
'use strict';
tw.download = {};

/** Width of a downloaded figure: the page's column and the margins of a picture that stands alone. */
tw.download.WIDTH = 1224;

tw.download.svg = (D, f, o) => tw.alone(f, D, tw.download.WIDTH, o);

tw.download.csv = (D, f, o) => tw.csv(f.table(D, o));

/** A PNG at twice the size. A picture sees no font of the page, so the fonts go into the SVG first. */
tw.download.png = async function (D, f, o) {
  const fonts = document.getElementById('fonts').textContent;
  const svg = tw.download.svg(D, f, o).replace(/>/, () => '><style>' + fonts.replace(/[<&]/g, '') + '</style>');
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const draw = () => canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  draw();
  // Fonts inside a picture may come a moment after the picture itself.
  await new Promise((done) => setTimeout(done, 60));
  draw();
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
};

tw.download.save = function (blob, name) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
};

tw.download.run = async function (kind, D, f, o) {
  const name = String(D.study.name).replace(/[^\w.-]+/g, '-') + '-' + f.id + '.' + kind;
  const blob =
    kind === 'png'
      ? await tw.download.png(D, f, o)
      : new Blob([tw.download[kind](D, f, o)], { type: kind === 'svg' ? 'image/svg+xml' : 'text/csv;charset=utf-8' });
  tw.download.save(blob, name);
};
