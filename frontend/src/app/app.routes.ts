import { Routes } from '@angular/router';
import { loggedIn } from './core/guards';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Log in · Kuber',
    loadComponent: () => import('./pages/account/login').then((m) => m.LoginPage),
  },
  {
    path: 'register',
    title: 'Sign up · Kuber',
    loadComponent: () => import('./pages/account/register').then((m) => m.RegisterPage),
  },
  {
    path: 'unreachable',
    title: 'Not reachable · Kuber',
    loadComponent: () => import('./pages/account/unreachable').then((m) => m.UnreachablePage),
  },
  {
    path: '',
    canActivate: [loggedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'dashboard' },
      { path: 'dashboard', loadComponent: () => import('./pages/dashboard/dashboard').then((m) => m.DashboardPage) },
      { path: 'pipelines', loadComponent: () => import('./pages/pipelines/pipelines').then((m) => m.PipelinesPage) },
      { path: 'pipelines/:id', loadComponent: () => import('./pages/pipelines/pipeline').then((m) => m.PipelinePage) },
      {
        path: 'templates',
        loadComponent: () => import('./pages/templates/templates').then((m) => m.TemplatesPage),
      },
      {
        path: 'templates/:slug',
        loadComponent: () => import('./pages/templates/template').then((m) => m.TemplatePage),
      },
      {
        path: 'executions',
        loadComponent: () => import('./pages/executions/executions').then((m) => m.ExecutionsPage),
      },
      {
        path: 'executions/:id',
        loadComponent: () => import('./pages/executions/execution').then((m) => m.ExecutionPage),
      },
      { path: 'positions', loadComponent: () => import('./pages/positions/positions').then((m) => m.PositionsPage) },
      { path: 'orders', loadComponent: () => import('./pages/orders/orders').then((m) => m.OrdersPage) },
      { path: 'approvals', loadComponent: () => import('./pages/approvals/approvals').then((m) => m.ApprovalsPage) },
      {
        path: 'interventions',
        loadComponent: () => import('./pages/interventions/interventions').then((m) => m.InterventionsPage),
      },
      { path: 'backtests', loadComponent: () => import('./pages/backtests/backtests').then((m) => m.BacktestsPage) },
      { path: 'backtests/:id', loadComponent: () => import('./pages/backtests/backtest').then((m) => m.BacktestPage) },
      { path: 'agents', loadComponent: () => import('./pages/agents/agents').then((m) => m.AgentsPage) },
      { path: 'agents/:type', loadComponent: () => import('./pages/agents/agents').then((m) => m.AgentsPage) },
      { path: 'settings', loadComponent: () => import('./pages/settings/settings').then((m) => m.SettingsPage) },
      { path: 'settings/brokers', loadComponent: () => import('./pages/brokers/brokers').then((m) => m.BrokersPage) },
      { path: '**', loadComponent: () => import('./pages/lost/lost').then((m) => m.LostPage) },
    ],
  },
];
