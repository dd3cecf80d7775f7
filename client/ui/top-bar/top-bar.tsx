import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { AccountMenu } from '../../accounts/account-menu.tsx';
import { CommandButton } from '../shell/command-button.tsx';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { SchemeSwitch } from '../shell/scheme-switch.tsx';
import { BoardsLink } from './boards-link.tsx';
import { CommandLink } from './command-link.tsx';
import { PlanChooser } from './plan-chooser.tsx';
import { SaveState } from './save-state.tsx';
import { SearchBox } from './search-box.tsx';
import './top-bar.css';

export function TopBar() {
  return (
    <header className="top-bar">
      <PlanChooser />
      <div className="top-history">
        <CommandButton id="undo" icon={IconArrowBackUp} />
        <CommandButton id="redo" icon={IconArrowForwardUp} />
      </div>
      <SearchBox />
      <div className="top-end">
        <BoardsLink />
        <CommandLink />
        <SaveState />
        <LanguageSwitch />
        <SchemeSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}
