#pragma once

#include "ui/theme/theme.h"

#include <QAction>
#include <QMenuBar>

namespace loadstone {

class Panel;

/// The window's menu bar. Knows what can be chosen at the moment, not what it does.
class MainMenu : public QObject {
    Q_OBJECT

public:
    MainMenu(QMenuBar& bar, Appearance appearance);

    /// Offers what `panel` can do now.
    void follow(const Panel& panel);

signals:
    void openChosen();
    void saveChosen();
    void pictureChosen();
    void quitChosen();
    void startChosen();
    void stopChosen();
    void calibrationChosen();
    void appearanceChosen(loadstone::Appearance appearance);
    void aboutChosen();

private:
    void buildFile(QMenu& menu);
    void buildRun(QMenu& menu);
    void buildAppearance(QMenu& menu, Appearance current);

    QAction* m_open = nullptr;
    QAction* m_save = nullptr;
    QAction* m_picture = nullptr;
    QAction* m_start = nullptr;
    QAction* m_stop = nullptr;
};

} // namespace loadstone
