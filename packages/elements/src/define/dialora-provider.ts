import { DialoraProvider } from '../provider/provider.js';

DialoraProvider.define();
