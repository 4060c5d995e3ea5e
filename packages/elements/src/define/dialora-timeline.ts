import { DialoraTimeline } from '../timeline/timeline.js';

DialoraTimeline.define();
