#include "ui/widgets/filewriting.h"

#include <QSaveFile>

namespace loadstone {

Expected<void> writeFile(const QString& file, const QByteArray& bytes) {
    QSaveFile out(file);
    // commit() by itself does not see that what was left in the buffer could not be written.
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.flush() &&
        out.commit())
        return {};
    return fail("",
                "could not write " + file.toStdString() + ": " + out.errorString().toStdString());
}

} // namespace loadstone
