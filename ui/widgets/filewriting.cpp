#include "ui/widgets/filewriting.h"

#include <QSaveFile>

namespace loadstone {

Expected<void> writeFile(const QString& file, const QByteArray& bytes) {
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return fail("",
                "could not write " + file.toStdString() + ": " + out.errorString().toStdString());
}

} // namespace loadstone
