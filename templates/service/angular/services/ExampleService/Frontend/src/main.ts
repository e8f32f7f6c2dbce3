import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { openPage } from '@opentera/web';
import { App } from './app';

openPage();
await bootstrapApplication(App, { providers: [provideBrowserGlobalErrorListeners()] });
