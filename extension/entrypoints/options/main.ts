import '../../features/setup/set-up.js';
