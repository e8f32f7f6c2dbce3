import { defineTexts } from '@opentera/web';

export const texts = defineTexts({
  en: {
    title: 'PageTitle',
    introduction: 'What this service has, what TeraServer tells it, and what happens there.',
    //#if (notes)
    notes: 'Notes',
    notesDetail: 'Kept in the service’s own database.',
    newNote: 'New note',
    addNote: 'Add note',
    deleteNote: (text: string) => `Delete the note “${text}”`,
    noNotes: 'No note yet. Write the first one.',
    notDone: 'That did not work.',
    //#endif
    projects: 'Projects',
    projectsDetail: 'Asked from TeraServer, with the service’s own token.',
    noProjects: 'This service belongs to no project yet.',
    events: 'Events',
    eventsDetail: 'What happens in TeraServer, as it happens.',
    noEvents: 'Nothing has happened since this page was opened.',
    connection: { connecting: 'Connecting…', open: 'Live', lost: 'Interrupted, trying again' },
    loading: 'Loading…',
    failed: 'This could not be loaded.',
    tryAgain: 'Try again',
  },
  fr: {
    title: 'TitreDeLaPage',
    introduction: 'Ce qu’a ce service, ce que TeraServer lui dit, et ce qui s’y passe.',
    //#if (notes)
    notes: 'Notes',
    notesDetail: 'Gardées dans la base de données du service.',
    newNote: 'Nouvelle note',
    addNote: 'Ajouter',
    deleteNote: (text) => `Supprimer la note « ${text} »`,
    noNotes: 'Aucune note. Écrivez la première.',
    notDone: 'Cela n’a pas fonctionné.',
    //#endif
    projects: 'Projets',
    projectsDetail: 'Demandés à TeraServer, avec le jeton du service.',
    noProjects: 'Ce service ne fait encore partie d’aucun projet.',
    events: 'Événements',
    eventsDetail: 'Ce qui se passe dans TeraServer, au moment même.',
    noEvents: 'Rien ne s’est passé depuis l’ouverture de cette page.',
    connection: { connecting: 'Connexion…', open: 'En direct', lost: 'Interrompu, nouvel essai' },
    loading: 'Chargement…',
    failed: 'Le chargement a échoué.',
    tryAgain: 'Réessayer',
  },
});
