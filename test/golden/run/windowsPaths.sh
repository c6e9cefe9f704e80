echo 'C:\temp\new'
