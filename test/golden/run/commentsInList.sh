echo start && # why
  echo end
