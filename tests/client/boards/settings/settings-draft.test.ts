import { expect, test } from 'vitest';
import { drafted, useSettingsDraft } from '../../../../client/boards/settings/settings-draft.ts';
import type { BoardSettings } from '../../../../domain/contract/board.ts';

const stored: BoardSettings = {
  office: '',
  approvalNumber: '',
  showRisk: false,
  showCameras: false,
  publicPage: false,
  template: 'board-a3',
  communityPhone: '',
};

test('settings are as stored but for what has been changed; what is changed back is not', () => {
  expect(drafted(stored, {})).toEqual({ settings: stored, isChanged: false });
  expect(drafted(stored, { office: '新城网格办' })).toEqual({
    settings: { ...stored, office: '新城网格办' },
    isChanged: true,
  });
  expect(drafted(stored, { showRisk: false }).isChanged).toBe(false);
});

test('what was changed again while it was being saved is still to be saved', () => {
  const { change, saved } = useSettingsDraft.getState();
  change({ office: '新城网格办', showRisk: true });
  const sent = useSettingsDraft.getState().changed;
  change({ office: '新城网格服务中心', communityPhone: '0376-1' });
  saved(sent);
  expect(useSettingsDraft.getState().changed).toEqual({
    office: '新城网格服务中心',
    communityPhone: '0376-1',
  });
});
