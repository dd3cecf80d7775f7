import type { Like } from '../like.ts';
import type * as zh from '../zh/field.ts';

/** The grid worker's page. */
export const field: Like<typeof zh.field> = {
  field: {
    title: 'Report',
    tab: { report: 'New report', sent: 'This shift' },
    kind: 'Kind',
    chooseKind: 'Choose a kind',
    searchKind: 'Search kinds',
    needKind: 'Choose a kind first.',
    place: 'Place',
    map: 'Map of the place: tap to set the pin',
    asking: 'Getting the device’s location…',
    byDevice: 'The device’s location, within about {{n}} m',
    byDeviceRough: 'The device’s location, only within about {{n}} m: check it on the map',
    byMap: 'The place chosen on the map',
    inGrid: 'In grid: {{grid}}',
    outside: 'Outside every grid. You can still report it; the command centre will place it',
    useDevice: 'Use the device’s location',
    device: {
      insecure: 'This page was not opened over HTTPS, so the device does not give its location. Tap the map.',
      denied:
        'No permission to use the location. Tap the map, or allow it in the browser’s settings and try again.',
      unavailable: 'The device cannot find its location. Tap the map, or try again later.',
    },
    needPlace: 'Tap the place on the map.',
    severity: 'Severity',
    note: 'Note',
    notePlaceholder: 'What you see, and where exactly',
    noNames: 'Do not enter residents’ names, phone numbers or identity numbers.',
    photos: 'Photos',
    photosOf: '{{n}} of {{most}}',
    photosMost: 'At most {{n}} photos.',
    photosSent: 'Photos {{n}}/{{of}}',
    photoRemove: 'Remove this photo',
    camera: 'Camera',
    album: 'From the phone',
    photo: {
      type: '{{name}} is not a photo (JPEG, PNG, WebP).',
      size: '{{name}} is too large (photos up to {{mb}} MB).',
      broken: '{{name}} cannot be opened; it may be damaged.',
    },
    phoneFull:
      'The phone has no room, or does not allow storing: this report is not saved. Make room and submit again.',
    submit: 'Submit',
    nothingSent: 'Nothing reported in this shift yet.',
    sendNow: 'Send now',
    remove: 'Remove from the list',
    offline: 'No network. {{n}} kept on this phone; sent once it is back.',
    signedOut: 'Signed out. {{n}} kept on this phone: sign in again to send.',
    stand: {
      waiting: 'Waiting',
      sending: 'Sending',
      photos: 'Sent, photos waiting',
      sent: 'Sent',
      refused: 'Not accepted',
    },
  },
};
