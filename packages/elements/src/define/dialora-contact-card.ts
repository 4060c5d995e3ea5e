import { DialoraContactCard } from '../contact-card/contact-card.js';

DialoraContactCard.define();
