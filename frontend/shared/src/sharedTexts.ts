import { defineTexts } from './language/texts';

export const sharedTexts = defineTexts({
  en: {
    skipToContent: 'Skip to content',
    portal: 'OpenTera, all services',
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    lightAppearance: 'Use light colours',
    darkAppearance: 'Use dark colours',
    showPassword: 'Show password',
    required: 'This field is needed.',
  },
  fr: {
    skipToContent: 'Aller au contenu',
    portal: 'OpenTera, tous les services',
    signedInAs: 'Session de',
    signOut: 'Se déconnecter',
    lightAppearance: 'Utiliser des couleurs claires',
    darkAppearance: 'Utiliser des couleurs sombres',
    showPassword: 'Afficher le mot de passe',
    required: 'Ce champ est requis.',
  },
});
