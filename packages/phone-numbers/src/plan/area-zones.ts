/**
 * Time zones by area code, for countries with several. Sources: NANPA's and CNAC's area code maps, and the national
 * numbering plans registered with the ITU (E.164 country pages). An area code that lies in two zones has both, and so
 * has the overlay that shares its area: a number does not say on which side of the line its owner lives.
 */
interface AreaZones {
  /** Area codes, as starts of the national number; the longest that fits counts. */
  readonly [zones: string]: string;
}

const eastern =
  '201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 304 305 313 315 317 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 434 436 440 443 445 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 582 585 586 603 607 609 610 614 616 617 624 631 640 645 646 656 667 678 679 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 770 771 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984 989';
const central =
  '205 210 214 217 218 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 346 353 361 402 405 409 414 417 430 432 447 457 464 469 471 479 483 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612 615 618 621 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 806 815 816 817 830 832 847 861 870 872 901 903 913 918 920 924 931 936 938 940 945 952 956 972 975 979 985';
const pacific =
  '206 209 213 253 279 310 323 341 350 357 360 369 408 415 424 425 442 503 509 510 530 559 562 564 619 626 628 650 657 661 669 702 707 714 725 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951 971';

const plans: Readonly<Record<string, AreaZones>> = {
  US: {
    'America/New_York': eastern,
    'America/Chicago': central,
    'America/Denver': '303 307 385 406 435 505 575 719 720 748 801 915 970 983',
    'America/Phoenix': '480 520 602 623',
    'America/Los_Angeles': pacific,
    'America/Anchorage,America/Adak': '907',
    'Pacific/Honolulu': '808',
    // Split: Idaho, Oregon, Nevada; the Navajo Nation keeps summer time; North Platte, Bismarck, Rapid City, El Paso's
    // neighbours; western Kansas; Gary, Evansville, South Bend; western Kentucky; Chattanooga; Pensacola; the Upper Peninsula.
    'America/Denver,America/Los_Angeles': '208 986 541 458 775',
    'America/Phoenix,America/Denver': '928',
    'America/Chicago,America/Denver': '308 605 620 701 785',
    'America/New_York,America/Chicago': '219 270 364 423 448 574 606 765 812 850 906 930',
  },
  CA: {
    'America/St_Johns,America/Halifax': '709 879',
    'America/Halifax': '782 902',
    'America/Moncton': '506 428',
    'America/Toronto':
      '226 249 263 289 343 354 365 382 416 437 438 450 468 514 519 548 579 613 647 683 705 742 753 819 873 905 942',
    // The Magdalen Islands and the Lower North Shore keep Atlantic time.
    'America/Toronto,America/Halifax': '367 418 581',
    'America/Toronto,America/Winnipeg': '807',
    'America/Winnipeg': '204 431 584',
    'America/Regina,America/Edmonton': '306 474 639',
    'America/Edmonton': '368 403 587 780 825',
    'America/Vancouver': '604',
    'America/Vancouver,America/Edmonton': '236 250 257 672 778',
    'America/Whitehorse,America/Edmonton,America/Winnipeg,America/Toronto': '867',
  },
  AU: {
    'Australia/Sydney,Australia/Adelaide,Australia/Lord_Howe': '2',
    'Australia/Melbourne': '3',
    'Australia/Hobart': '36',
    'Australia/Brisbane,Australia/Sydney': '7',
    'Australia/Adelaide': '88',
    'Australia/Darwin': '889',
    'Australia/Perth,Australia/Eucla': '86 89',
  },
  BR: {
    'America/Sao_Paulo': '1 2 3 4 51 53 54 55 61 62 63 64 7 8 91 93 94 96 98 99',
    'America/Sao_Paulo,America/Noronha': '81',
    'America/Cuiaba': '65 66',
    'America/Campo_Grande': '67',
    'America/Rio_Branco': '68',
    'America/Porto_Velho': '69',
    'America/Manaus': '92',
    'America/Boa_Vista': '95',
    'America/Manaus,America/Rio_Branco': '97',
  },
  MX: {
    'America/Mexico_City':
      '2 33 4 55 56 591 592 593 594 595 596 597 599 7 81 82 83 84 86 87 89 91 92 93 95 96 97 99 31 34 35 37 38 39 58',
    'America/Matamoros': '867 868 877 878 894 897 899',
    'America/Cancun': '983 984 998',
    'America/Mexico_City,America/Cancun': '985 987 997',
    'America/Hermosillo': '622 623 631 632 633 634 637 638 641 642 643 644 645 647 651 653 662',
    'America/Mazatlan': '311 319 323 324 325 327 389 612 613 615 624 667 668 669 672 673 687 694 695 696 697 698',
    'America/Mazatlan,America/Mexico_City': '322 329',
    'America/Chihuahua,America/Ciudad_Juarez': '614 621 625 626 627 628 629 635 636 639 648 649 652 656 657 659',
    'America/Tijuana': '616 646 658 661 663 664 665 686',
  },
  RU: {
    'Europe/Moscow': '3412 47 48 49 81 82 83 84 86 87',
    'Europe/Kaliningrad': '401',
    'Europe/Samara': '341 842 845 846 848 851',
    'Asia/Yekaterinburg': '342 343 345 346 347 349 351 352 353',
    'Asia/Omsk': '381',
    'Asia/Novosibirsk': '382 383 385 388',
    'Asia/Krasnoyarsk': '384 390 391 394',
    'Asia/Irkutsk': '301 395',
    'Asia/Yakutsk': '302 416',
    'Asia/Yakutsk,Asia/Vladivostok,Asia/Magadan': '411',
    'Asia/Vladivostok': '421 423 426',
    'Asia/Magadan': '413 424',
    'Asia/Kamchatka': '415 427',
  },
  ID: {
    'Asia/Jakarta': '2 31 32 33 34 35 6 7',
    'Asia/Makassar': '36 37 38 4 511 512 517 518 526 527 54 55',
    'Asia/Pontianak': '513 519 522 525 528 531 532 53 56',
    'Asia/Jayapura': '91 92 93 94 95 96 97 98 90',
    'Asia/Makassar,Asia/Jayapura': '902',
  },
  ES: { 'Atlantic/Canary': '822 828 922 928', 'Europe/Madrid': '81 82 83 84 85 86 87 88 91 92 93 94 95 96 97 98' },
  PT: { 'Europe/Lisbon': '2', 'Atlantic/Madeira': '291', 'Atlantic/Azores': '292 295 296' },
  NZ: { 'Pacific/Auckland': '3 4 6 7 9', 'Pacific/Chatham': '3305' },
  CL: {
    'America/Santiago': '2 32 33 34 35 4 5 63 64 65 7',
    'America/Punta_Arenas': '61 67',
    'Pacific/Easter': '32210',
  },
  EC: { 'America/Guayaquil': '2 3 4 6 7', 'America/Guayaquil,Pacific/Galapagos': '5' },
};

const compiled = new Map<string, Map<string, readonly string[]>>();

/** Zones of the area a national number begins with, or undefined when its area says nothing. */
export function zonesOfArea(country: string, national: string): readonly string[] | undefined {
  const plan = plans[country];
  if (plan === undefined) return undefined;
  let areas = compiled.get(country);
  if (areas === undefined) {
    areas = new Map();
    for (const [zones, codes] of Object.entries(plan))
      for (const code of codes.split(' ')) areas.set(code, zones.split(','));
    compiled.set(country, areas);
  }
  for (let length = 5; length > 0; length--) {
    const zones = areas.get(national.slice(0, length));
    if (zones !== undefined) return zones;
  }
  return undefined;
}
