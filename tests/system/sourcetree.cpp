#include "tests/system/sourcetree.h"

#include <QFile>

QDir loadstone::sourceTree() {
    return QDir(LOADSTONE_SOURCE_DIR);
}

QString loadstone::textOf(const QString& file) {
    QFile in(sourceTree().filePath(file));
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}
