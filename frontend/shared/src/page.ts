import { appearance } from './appearance/appearance';
import { language } from './language/language';
import { keepSessionAlive } from './session/renewal';

/** What a page does as long as it is open: it has the language and the colours that were chosen, and renews the session. Returns how to end that. */
export function openPage(): () => void {
  const showLanguage = () => {
    document.documentElement.lang = language.get();
  };
  const showAppearance = () => {
    const chosen = appearance.get();
    if (chosen) document.documentElement.dataset.appearance = chosen;
    else delete document.documentElement.dataset.appearance;
  };

  showLanguage();
  showAppearance();
  const ends = [language.subscribe(showLanguage), appearance.subscribe(showAppearance), keepSessionAlive()];
  return () => ends.forEach((end) => end());
}

/** Gives the page its title. */
export function showTitle(title: string) {
  document.title = title === 'OpenTera' ? title : `${title} · OpenTera`;
}
