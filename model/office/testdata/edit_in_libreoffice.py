# Edits spreadsheets in LibreOffice itself, without a window. Standard input is a JSON list of jobs: the file to open ("from"), where to
# save it ("to"), the filter that writes it ("filter"), and lines of Python on doc and sheet, the first sheet ("do").
import json, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

profile, pipe = sys.argv[1], sys.argv[2]
office = subprocess.Popen(["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--norestore", "--nologo",
                           "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
for attempt in range(300):
    try:
        context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        break
    except Exception:
        time.sleep(0.1)
else:
    office.kill()
    sys.exit("LibreOffice did not start")
desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")


def property(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


try:
    for job in json.load(sys.stdin):
        doc = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job["from"]), "_blank", 0, (property("Hidden", True),))
        exec("\n".join(job["do"] or []), {"doc": doc, "sheet": doc.Sheets.getByIndex(0)})
        doc.storeToURL(uno.systemPathToFileUrl(job["to"]), (property("FilterName", job["filter"]),))
        doc.close(True)
finally:
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(30)
