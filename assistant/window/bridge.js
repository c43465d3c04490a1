// Runs once inside the hidden component that carries what the page asks for to the server, as these events:
// "ask" "stop" "thumb" "browse" "open" "clear" "export"
window.assistantWindow.connect(trigger);
